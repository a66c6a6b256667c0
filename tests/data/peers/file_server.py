# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""文件下载器服务器: file_server.py 端口 文件夹 编码

客户端发来文件名，服务器把文件内容发回去，然后关闭连接; 没有这个文件就直接关闭。"""
import os
import socket
import sys

server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
server_socket.bind(("127.0.0.1", int(sys.argv[1])))
server_socket.listen(128)
print("监听端口:", server_socket.getsockname()[1])

while True:
    client_socket, address = server_socket.accept()
    file_name = client_socket.recv(1024).decode(sys.argv[3])
    print("下载请求:", file_name)
    try:
        with open(os.path.join(sys.argv[2], file_name), "rb") as file:
            while True:
                data = file.read(1024)
                if not data:
                    break
                client_socket.send(data)
    except OSError:
        print("文件不存在:", file_name)
    client_socket.close()
