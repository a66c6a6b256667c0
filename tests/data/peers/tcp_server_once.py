# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""一次性 TCP 服务器: tcp_server_once.py 端口

接受一个客户端，收一次，答一次，然后退出。"""
import socket
import sys

server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server_socket.bind(("127.0.0.1", int(sys.argv[1])))
server_socket.listen(5)
print("监听端口:", server_socket.getsockname()[1])

client_socket, address = server_socket.accept()
data = client_socket.recv(1024)
print("客户端说:", data.decode("utf-8").rstrip("\n"))
client_socket.send("欢迎光临\n".encode("utf-8"))
client_socket.close()
server_socket.close()
