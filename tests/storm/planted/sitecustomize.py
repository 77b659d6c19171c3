"""Every Python process of a storm reads this first: see tests/storm/plants.py."""

from tests.storm.plants import plant_all

plant_all()
