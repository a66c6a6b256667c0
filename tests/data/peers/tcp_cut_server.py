# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""会切断汉字的 TCP 服务器: tcp_cut_server.py 端口 编码 文字

对第 n 个客户端，在第 n 个字节处把文字切成两半，分两次发送，然后关闭。"""
import socket
import sys
import time

data = sys.argv[3].encode(sys.argv[2])

server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server_socket.bind(("127.0.0.1", int(sys.argv[1])))
server_socket.listen(5)
print("监听端口:", server_socket.getsockname()[1])

for cut in range(len(data) + 1):
    client_socket, address = server_socket.accept()
    client_socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for part in (data[:cut], data[cut:]):
        if part:
            client_socket.send(part)
            time.sleep(0.02)
    client_socket.close()
