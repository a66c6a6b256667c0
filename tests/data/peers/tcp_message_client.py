# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""粘包与半包: tcp_message_client.py 端口 struct|line 文字...

每段文字是一条消息: struct 在前面加 4 字节的长度 (struct.pack("I", …)), line 在后面加换行。
先在每个字节处把第一条消息切成两半分两次发送，再把全部消息粘在一起一次发送。"""
import socket
import struct
import sys
import time


def pack(text):
    data = text.encode()
    return struct.pack("I", len(data)) + data if sys.argv[2] == "struct" else data + b"\n"


messages = [pack(text) for text in sys.argv[3:]]

client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client_socket.connect(("127.0.0.1", int(sys.argv[1])))
client_socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

for cut in range(1, len(messages[0])):
    client_socket.send(messages[0][:cut])
    time.sleep(0.02)
    client_socket.send(messages[0][cut:])
    time.sleep(0.02)
client_socket.send(b"".join(messages))
client_socket.close()
