"""Words in names of models: short forms that offices use, and words that tell little by themselves.

They are those of the field at large, of no one plan or place.
"""

SHORT = {
    "antt": "an ninh trật tự",
    "atgt": "an toàn giao thông",
    "attp": "an toàn thực phẩm",
    "bhxh": "bảo hiểm xã hội",
    "bhyt": "bảo hiểm y tế",
    "bvmt": "bảo vệ môi trường",
    "bvtv": "bảo vệ thực vật",
    "cchc": "cải cách hành chính",
    "ccb": "cựu chiến binh",
    "cđcs": "công đoàn cơ sở",
    "cđs": "chuyển đổi số",
    "clb": "câu lạc bộ",
    "cntt": "công nghệ thông tin",
    "dvctt": "dịch vụ công trực tuyến",
    "dvk": "dân vận khéo",
    "đtvm": "đô thị văn minh",
    "gpmb": "giải phóng mặt bằng",
    "gtnt": "giao thông nông thôn",
    "htx": "hợp tác xã",
    "kdc": "khu dân cư",
    "khhgđ": "kế hoạch hóa gia đình",
    "khkt": "khoa học kỹ thuật",
    "ktxh": "kinh tế xã hội",
    "lđlđ": "liên đoàn lao động",
    "lhpn": "liên hiệp phụ nữ",
    "mttq": "mặt trận tổ quốc",
    "nct": "người cao tuổi",
    "nd": "nhân dân",
    "ntm": "nông thôn mới",
    "pccc": "phòng cháy chữa cháy",
    "pn": "phụ nữ",
    "qpan": "quốc phòng an ninh",
    "tdp": "tổ dân phố",
    "tdtt": "thể dục thể thao",
    "tht": "tổ hợp tác",
    "tnxh": "tệ nạn xã hội",
    "tthc": "thủ tục hành chính",
    "ubnd": "ủy ban nhân dân",
    "vhvn": "văn hóa văn nghệ",
    "vsattp": "vệ sinh an toàn thực phẩm",
    "vsmt": "vệ sinh môi trường",
    "xd": "xây dựng",
}
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=1
    )
} | {"tư": "4"}
# What is said of works of every kind: grammar, and verbs of doing, helping, improving.
_OF_ANY_WORK = """
    và với của cho các những trong trên tại ở từ bằng về vì theo để đến gắn gần qua khi là có
    xây dựng vận động thực hiện phát triển nâng cao chất lượng hiệu quả mở rộng tham gia giúp hỗ trợ
    hướng dẫn huy tổ chức công tác phong trào hoạt địa bàn khu vực tốt nhóm đội hội viên đoàn
    người dân nhân câu lạc bộ chung tay làm bảo đảm giữ gìn giai đoạn ứng dụng đưa định kỳ miễn phí
"""
FRAME = frozenset(_OF_ANY_WORK.split())
# Who carries a model: one carrier has many, of every kind.
_OF_WHOM = "phụ nữ nông thanh niên học sinh chi cán giáo đảng công cựu chiến binh"
CARRIERS = frozenset(_OF_WHOM.split())
