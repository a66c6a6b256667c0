# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""循环 TCP 服务器: tcp_server_loop.py 端口

一个接一个地服务客户端: 收到什么就转成大写送回去，直到对方关闭。"""
import socket
import sys

server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server_socket.bind(("127.0.0.1", int(sys.argv[1])))
server_socket.listen(5)
print("监听端口:", server_socket.getsockname()[1])

while True:
    client_socket, address = server_socket.accept()
    print("客户端上线:", address[1])
    while True:
        data = client_socket.recv(1024)
        if not data:  # 空数据说明对方已经关闭
            break
        client_socket.send(data.decode("utf-8").upper().encode("utf-8"))
    print("客户端下线:", address[1])
    client_socket.close()
