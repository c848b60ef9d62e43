"""Questions answered from the archive: what is asked, what is found, and the short fact in it."""
