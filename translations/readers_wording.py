"""Why nobody reads elsewhere, in words."""

from domain.readers import ReadersError, ReadersFault
from translations import gettext as _


def readers_fault(fault: ReadersError) -> str:
    """What stands in the way, and what to do."""
    words = {
        ReadersFault.NO_PACKAGE: _(
            "Muốn đọc bằng nhiều máy ({detail}) thì cài thêm gói cần thiết trên từng máy: "
            "pip install --require-hashes -r requirements-dask.txt"
        ),
        ReadersFault.UNREACHABLE: _(
            "Không liên lạc được với {detail}. Xem lại địa chỉ, và bộ điều phối (dask scheduler) "
            "đã chạy chưa."
        ),
        ReadersFault.NO_READER: _(
            "{detail} chưa có tiến trình đọc nào. Chạy trên từng máy, trong thư mục của chương "
            "trình: python -m dask worker {detail} --nthreads 1"
        ),
        ReadersFault.OTHER_PROGRAM: _(
            "Nơi đọc chạy bản khác của chương trình nên có thể đọc khác. Đưa mọi máy về cùng một "
            "bản, khởi động lại các tiến trình đọc rồi chạy lại lệnh này; những tệp đã nhận xong "
            "vẫn được giữ."
        ),
        ReadersFault.LOST: _(
            "Mất liên lạc với các tiến trình đọc. Những tệp đã nhận xong vẫn được giữ; chạy lại "
            "lệnh này để làm tiếp."
        ),
    }
    return words[fault.fault].format(detail=fault.detail)
