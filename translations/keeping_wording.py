"""Copies of the database and what is proved of it, in words."""

from collections.abc import Sequence

from domain.keeping import KeepError, KeepFault, Proof, Proved
from translations import gettext as _
from translations.numbers import number

_MOST = 5  # things named; the others are counted


def keep_fault(fault: KeepError) -> str:
    """Why a backup was not made or not put back, and what to do."""
    words = (_of_the_place() | _of_the_backup())[fault.fault]
    return words.format(detail=fault.detail)


def _of_the_place() -> dict[KeepFault, str]:
    return {
        KeepFault.EXISTS: _("Đã có tệp {detail} nên không ghi đè. Chọn tên tệp khác."),
        KeepFault.NO_FOLDER: _("Không có thư mục {detail}. Tạo thư mục đó hoặc chọn nơi khác."),
        KeepFault.NO_DATABASE: _(
            "Chưa có cơ sở dữ liệu nào để sao lưu. Xem lại DATABASE_URL, "
            "hoặc chạy: python manage.py migrate"
        ),
        KeepFault.NOT_KEPT_IN_A_FILE: _(
            "Cơ sở dữ liệu này chỉ ở trong bộ nhớ nên không sao lưu được. Xem lại DATABASE_URL."
        ),
        KeepFault.NO_TOOL: _(
            "Máy này thiếu công cụ {detail} của PostgreSQL. Cài gói postgresql-client rồi chạy lại."
        ),
        KeepFault.OTHER_ENGINE: _(
            "Bản sao lưu là của cơ sở dữ liệu loại {detail}. "
            "Đặt DATABASE_URL là một cơ sở cùng loại, còn trống."
        ),
        KeepFault.HALF_RESTORED: _(
            "Một bản sao lưu đang được phục hồi vào đây, hoặc lần phục hồi trước bị dừng giữa "
            "chừng. Chờ cho xong, hoặc chạy lại: python manage.py restore"
        ),
        KeepFault.LEFT_BEHIND: _(
            "Không thấy cơ sở dữ liệu mà tệp {detail} của nó còn đó, nên không lập cơ sở mới. "
            "Đưa tệp cơ sở dữ liệu về chỗ cũ; nếu đã mất hẳn thì dời {detail} đi rồi phục hồi từ "
            "bản sao lưu."
        ),
        KeepFault.NOT_EMPTY: _(
            "Nơi phục hồi chưa trống: {detail}. Chỉ phục hồi vào nơi chưa có gì: "
            "dời cơ sở dữ liệu cũ đi, hoặc đặt DATABASE_URL là nơi khác."
        ),
    }


def _of_the_backup() -> dict[KeepFault, str]:
    return {
        KeepFault.TOOL_FAILED: _("Công cụ của PostgreSQL báo lỗi, chưa làm được gì: {detail}"),
        KeepFault.COPY_DAMAGED: _(
            "Bản sao không toàn vẹn nên bỏ đi. "
            "Chạy python manage.py check để xem cơ sở dữ liệu hỏng ở đâu: {detail}"
        ),
        KeepFault.NOT_A_BACKUP: _("{detail} không phải là bản sao lưu của phần mềm này."),
        KeepFault.DAMAGED: _(
            "Bản sao lưu đã hỏng, chưa phục hồi gì: {detail}. Dùng một bản sao lưu khác."
        ),
        KeepFault.NEWER: _(
            "Bản sao lưu do phiên bản mới hơn làm ra (bảng {detail}). "
            "Cập nhật phần mềm rồi phục hồi lại."
        ),
    }


def proof_sentence(one: Proved) -> str:
    """What was proved, or what is wrong and where."""
    return _right(one) if not one.wrong else _wrong(one.proof).format(things=_named(one.wrong))


def _right(one: Proved) -> str:
    words = {
        Proof.TABLES: _("Bảng: đủ {count} bảng, đúng phiên bản của phần mềm."),
        Proof.INTEGRITY: _("Tệp cơ sở dữ liệu: {count} trang, không trang nào hỏng."),
        Proof.REFERENCES: _("Liên kết giữa các dòng: {count} chỗ, chỗ nào cũng còn đủ hai đầu."),
        Proof.ORIGINALS: _("Tệp gốc: {count} tệp, từng tệp còn nguyên như lúc nộp."),
        Proof.SNAPSHOTS: _("Bản chốt số liệu: {count} bản, từng bản còn nguyên như lúc chốt."),
        Proof.ACCEPTED: _(
            "Báo cáo đã nhận: {count} tệp, tệp nào cũng đủ số báo cáo và số dòng như lúc nhận."
        ),
        Proof.ACCOUNTS: _(
            "Tài khoản: {count} tài khoản, vai trò, nơi làm việc và việc đóng mở đúng như nhật ký."
        ),
        Proof.TALLY: _("Số cộng sẵn: {count} dòng, dòng nào cũng đúng như khi đếm lại từ đầu.")
        if one.looked_at
        else _(
            "Số cộng sẵn: đang không dùng, mọi trang đếm từ chính các báo cáo. "
            "Để cộng lại, chạy: python manage.py tally"
        ),
        Proof.CHAIN: _("Nhật ký: {count} mục nối liền nhau, không mục nào bị sửa hay mất."),
    }
    return words[one.proof].format(count=number(one.looked_at))


def _wrong(proof: Proof) -> str:
    return {
        Proof.TABLES: _(
            "Bảng KHÔNG đúng phiên bản của phần mềm ({things}). Chạy: python manage.py migrate"
        ),
        Proof.INTEGRITY: _(
            "Tệp cơ sở dữ liệu HỎNG: {things}. Ngừng ghi thêm và phục hồi từ bản sao lưu gần nhất."
        ),
        Proof.REFERENCES: _("Có dòng trỏ vào dòng không còn (bảng.cột: số dòng): {things}."),
        Proof.ORIGINALS: _("Tệp gốc KHÔNG còn như lúc nộp (mã SHA-256): {things}."),
        Proof.SNAPSHOTS: _("Bản chốt số liệu KHÔNG còn như lúc chốt (mã SHA-256): {things}."),
        Proof.ACCEPTED: _("Báo cáo đã nhận KHÔNG khớp với nhật ký lúc nhận: {things}."),
        Proof.ACCOUNTS: _(
            "Tài khoản KHÔNG khớp với nhật ký (vai trò, nơi làm việc, đóng hay mở, hoặc bị thêm "
            "ngoài phần mềm): {things}."
        ),
        Proof.TALLY: _(
            "Số cộng sẵn KHÔNG đúng như khi đếm lại (kế hoạch, mã đơn vị, năm): {things}. "
            "Chạy: python manage.py tally"
        ),
        Proof.CHAIN: _("Nhật ký bị sửa hoặc mất mục, từ: {things}."),
    }[proof]


def _named(things: Sequence[str]) -> str:
    told, left = "; ".join(things[:_MOST]), len(things) - _MOST
    return told + (_(" và {count} chỗ nữa").format(count=number(left)) if left > 0 else "")
