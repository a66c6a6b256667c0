# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""很慢的 TCP 客户端: tcp_slow_sender.py 主机 端口 编码 文字

把文字在每个字节处切开，一个字节一个字节地发送，用来看汉字被切断时的情况。"""
import socket
import sys
import time

host, port, encoding, text = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]

client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client_socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # 不要合并小包
client_socket.connect((host, port))
for byte in text.encode(encoding):
    client_socket.send(bytes([byte]))
    time.sleep(0.003)
client_socket.shutdown(socket.SHUT_WR)
while client_socket.recv(1024):
    pass
client_socket.close()
