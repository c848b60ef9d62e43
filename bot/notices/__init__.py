"""Notices: who is to be told of an event, when, and how it reaches them."""
