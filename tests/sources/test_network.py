import httpx
import pytest
from replaying import Replay, serving

from bot.errors import SiteError
from bot.sources.network import GuardedTransport, is_public, resolve


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0",
        "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "president.example", "",
    ],
)  # fmt: skip
def test_what_is_not_of_the_internet_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["95.173.136.70", "2a00:1450:4010:c07::64", "::ffff:8.8.8.8"])
def test_what_is_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


async def test_the_system_knows_this_machine() -> None:
    assert ("127.0.0.1", 80) in await resolve("localhost", 80)


async def test_a_name_that_leads_to_any_private_address_is_not_connected_to() -> None:
    async def half(host: str, port: int) -> list[tuple[str, int]]:
        return [("95.173.136.70", port), ("127.0.0.1", port)]

    async with httpx.AsyncClient(transport=GuardedTransport(resolve=half)) as client:
        with pytest.raises(
            SiteError, match=r"en\.president\.example leads to an address that isn't"
        ):
            await client.get("http://en.president.example/")


async def test_the_next_address_is_tried_and_the_name_is_still_the_one_that_was_asked() -> None:
    with serving(Replay()) as site:
        site.put("/page", b"Good morning.")

        async def two(host: str, port: int) -> list[tuple[str, int]]:
            return [("127.0.0.1", 1), ("127.0.0.1", site.port)]

        transport = GuardedTransport(private=True, resolve=two)
        async with httpx.AsyncClient(transport=transport) as client:
            reply = await client.get("http://en.president.example/page")
    assert reply.text == "Good morning."
    assert site.asked[0].host == "en.president.example"


async def test_a_name_without_an_address_is_a_failed_connection() -> None:
    async def none(host: str, port: int) -> list[tuple[str, int]]:
        raise OSError(-2, "Name or service not known")

    async with httpx.AsyncClient(transport=GuardedTransport(resolve=none)) as client:
        with pytest.raises(httpx.ConnectError, match="has no address: Name or service"):
            await client.get("http://en.president.example/")
