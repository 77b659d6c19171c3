"""Fonts for a PDF that brings none: those that come with the program, not those of the system.

Without any, pdfium leaves out Chinese characters that are placed one by one, for they have no width.
"""

from __future__ import annotations

import ctypes
from functools import cache

import noto_cjk
from pypdfium2 import raw

_NEWEST_NEEDED = 2  # the version of the library's settings that knows of paths


@cache
def use_own_fonts() -> None:
    """Start pdfium anew with our fonts, once in a process and before any document is opened."""
    folder = ctypes.create_string_buffer(str(noto_cjk.otc_path("sans").parent).encode())
    text = ctypes.POINTER(ctypes.c_char)
    paths = (text * 2)()  # what is not given ends the list
    paths[0] = ctypes.cast(folder, text)
    raw.FPDF_DestroyLibrary()
    raw.FPDF_InitLibraryWithConfig(
        raw.FPDF_LIBRARY_CONFIG(
            version=_NEWEST_NEEDED, m_pUserFontPaths=paths, m_pIsolate=None, m_v8EmbedderSlot=0
        )
    )
