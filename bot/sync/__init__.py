"""Keeping the archive in step with the sites, politely."""
