"""What lies in folders under DATA_DIR: photos, and callbacks that the store could not take."""
