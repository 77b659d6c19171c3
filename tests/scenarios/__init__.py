"""The whole product, started as its users start it, played by people of the simulator."""
