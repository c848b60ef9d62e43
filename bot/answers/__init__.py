"""From a request to an answer in the archive's own words; knows no Telegram."""
