"""Which addresses we connect to: public ones only, and what the operator allows."""

from ipaddress import IPv4Network, IPv6Network

Networks = tuple[IPv4Network | IPv6Network, ...]
