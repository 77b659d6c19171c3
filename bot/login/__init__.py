"""Whose hands a page is in: told by WeCom, where PAGE_LOGIN asks for it."""
