"""Making a file from a file: everything that needs no device and no clock."""
