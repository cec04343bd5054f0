"""The addresses of the pages, for whoever asks before any page is drawn."""

ADDRESSES = (
    *("trang-dau", "tien-do", "chi-tieu-han-nop", "linh-vuc", "mo-hinh", "dot-hoat-dong"),
    *("chat-luong-so-lieu", "so-sanh", "trinh-chieu"),
    *("nop-bao-cao", "don-vi-toi", "don-vi-theo-doi", "da-nop"),
    *("han-nop", "ra-soat", "xuat-van-ban", "don-vi", "ke-hoach", "tai-khoan", "nhat-ky"),
)
