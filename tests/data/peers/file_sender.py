# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""文件发送端: file_sender.py 端口 raw|length|json 字节序 编码 文件...

length 在文件前面加 4 字节的长度，json 加 4 字节的报头长度和报头 {"filename", "filesize"}。
字节序是 struct 的写法: "!" 网络字节序，"<" 小端。"""
import json
import os
import socket
import struct
import sys

kind, order, encoding = sys.argv[2:5]
client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client_socket.connect(("127.0.0.1", int(sys.argv[1])))

for path in sys.argv[5:]:
    size = os.path.getsize(path)
    if kind == "length":
        client_socket.sendall(struct.pack(order + "I", size))
    elif kind == "json":
        header = {"filename": os.path.basename(path), "filesize": size}
        header_bytes = json.dumps(header, ensure_ascii=False).encode(encoding)
        client_socket.sendall(struct.pack(order + "I", len(header_bytes)))
        client_socket.sendall(header_bytes)
    with open(path, "rb") as file:
        client_socket.sendfile(file)
    print("已发送:", path)
client_socket.close()
