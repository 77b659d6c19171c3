"""Why an uploaded file was not taken, and what would be right."""

from __future__ import annotations

PASTE = "或把文字复制后粘贴到框里"


def empty() -> str:
    return "这个文件是空的，请重新选择。"


def too_big(megabytes: int) -> str:
    return f"文件超过 {megabytes} MB。请去掉里面的图片再上传，{PASTE}。"


def too_long(most: int) -> str:
    return f"文件里的文字超过 {most // 10000} 万字。请只上传总结这一篇。"


def no_text() -> str:
    return f"文件里没有文字。请换一个文件，{PASTE}。"


def unknown() -> str:
    return f"认不出这个文件。请用 Word 或 WPS 打开，另存为 docx 再上传，{PASTE}。"


def old_word() -> str:
    return "这是旧格式的文件（.doc 或 .wps）。请用 Word 或 WPS 打开，另存为 docx 再上传。"


def web_page() -> str:
    return f"这是网页格式的文件（名字可能写着 .doc）。请用 Word 或 WPS 打开，另存为 docx 再上传，{PASTE}。"


def apple_text() -> str:
    return f"这是苹果 Pages 文稿。请在 Pages 里导出为 Word（docx）再上传，{PASTE}。"


def fixed_layout() -> str:
    return f"这是 OFD 版式文件。请上传总结的 docx 或 PDF，{PASTE}。"


def too_slow() -> str:
    return f"这个文件太复杂，读了很久还没读完，没有读取。请只留下总结的文字，另存为 docx 再上传，{PASTE}。"


def too_complex() -> str:
    return f"这个文件太复杂，读不下来。请只留下总结的文字，另存为 docx 再上传，{PASTE}。"


def not_readable() -> str:
    return f"这个文件读不出来。请用 Word 或 WPS 打开，另存为 docx 再上传，{PASTE}。"


def other_document() -> str:
    return f"这种格式读不了。请用 Word 或 WPS 打开，另存为 docx 再上传，{PASTE}。"


def other_office() -> str:
    return f"这是表格或演示文稿。请把总结另存为 docx 再上传，{PASTE}。"


def picture() -> str:
    return f"这是图片，读不出文字。请把总结另存为 docx 再上传，{PASTE}；照片请在聊天里发。"


def archive() -> str:
    return "这是压缩包。请先解压，再上传里面的 docx、txt 或 PDF。"


def locked_docx() -> str:
    return f"这个文件设了密码。请去掉密码，另存为 docx 再上传，{PASTE}。"


def broken_docx() -> str:
    return f"这个 Word 文件打不开：文件坏了，或没有传完整。请重新另存为 docx 再上传，{PASTE}。"


def pasted_whole() -> str:
    return f"这个 Word 文件里嵌着另一份文档，直接读不出来。请用 Word 打开，另存为 docx 再上传，{PASTE}。"


def docx_too_large() -> str:
    return f"这个 Word 文件内容太多。请只留下总结的文字，另存为 docx 再上传，{PASTE}。"


def locked_pdf() -> str:
    return f"这个 PDF 设了密码。请上传没有密码的，或总结的 docx，{PASTE}。"


def broken_pdf() -> str:
    return f"这个 PDF 打不开：文件坏了，或没有传完整。请重新上传，或上传总结的 docx，{PASTE}。"


def pdf_too_long(pages: int, most: int) -> str:
    return f"这个 PDF 有 {pages} 页，最多读 {most} 页。请只上传总结这一篇。"


def scanned_pdf() -> str:
    return f"这个 PDF 是扫描的图片，没有可读的文字。请上传总结的 docx，{PASTE}。"


def garbled_pdf() -> str:
    return f"这个 PDF 里的文字读出来是乱码。请上传总结的 docx，{PASTE}。"
