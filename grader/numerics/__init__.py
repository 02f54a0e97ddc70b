"""Pure array functions on the trusted side: no processes, no YAML."""
