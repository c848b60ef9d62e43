"""The archive and the chats' state, kept in TinyDB documents that are rows of a SQLite file."""
