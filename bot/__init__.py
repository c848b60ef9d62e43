"""A Telegram bot that answers questions about official transcripts in the archive's own words."""
