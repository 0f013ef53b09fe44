"""Keys that work while another program is in front, where a program may listen to them."""
