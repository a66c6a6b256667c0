# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""文件接收端: file_receiver.py 端口 raw|length|json 字节序 文件夹

接受一个连接，把收到的文件都存进文件夹。报头的格式见 file_sender.py。"""
import json
import os
import socket
import struct
import sys

kind, order, folder = sys.argv[2:5]


def receive(count):
    data = b""
    while len(data) < count:
        part = connection.recv(min(count - len(data), 65536))
        if not part:
            break
        data += part
    return data


def save(name, content):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)
    print("已保存:", name, len(content))


server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
server_socket.bind(("127.0.0.1", int(sys.argv[1])))
server_socket.listen(5)
print("监听端口:", server_socket.getsockname()[1])
connection, _ = server_socket.accept()

number = 0
while True:
    number += 1
    if kind == "raw":
        save("收到%d" % number, receive(1 << 40))
        break
    prefix = receive(4)
    if len(prefix) < 4:
        break
    length = struct.unpack(order + "I", prefix)[0]
    if kind == "length":
        save("收到%d" % number, receive(length))
    else:
        header = json.loads(receive(length).decode())
        save(header["filename"], receive(header["filesize"]))
connection.close()
