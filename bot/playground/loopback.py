"""What is on this machine: the playground reaches nothing else."""

import ipaddress


def is_here(host: str) -> bool:
    """Whether a host's name or number is this machine's own."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
