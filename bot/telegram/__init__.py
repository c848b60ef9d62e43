"""What every part that speaks Telegram shares."""
