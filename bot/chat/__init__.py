"""The conversation: from an update to a request, and from an answer to a message."""
