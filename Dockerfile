# The wheels are built where a compiler may be; the image that runs has none.
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY bot bot
COPY data/sample data/sample
RUN python -m venv /opt/bot && /opt/bot/bin/pip install --no-cache-dir -c constraints.txt .

FROM python:3.13-slim
COPY --from=build /opt/bot /opt/bot
RUN mkdir /data && chown 10001:10001 /data
ENV PATH=/opt/bot/bin:$PATH BOT_DATA_DIR=/data BOT_WEB_HOST=0.0.0.0 PYTHONUNBUFFERED=1
VOLUME /data
WORKDIR /data
USER 10001:10001
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["python", "-m", "bot", "healthcheck"]
ENTRYPOINT ["python", "-m", "bot"]
