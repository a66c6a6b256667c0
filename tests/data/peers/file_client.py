# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""文件下载器客户端: file_client.py 端口 编码 文件名 保存为

发送文件名，把收到的内容写进新文件，直到服务器关闭连接。"""
import socket
import sys

client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client_socket.connect(("127.0.0.1", int(sys.argv[1])))
client_socket.send(sys.argv[3].encode(sys.argv[2]))

size = 0
with open(sys.argv[4], "wb") as file:
    while True:
        data = client_socket.recv(1024)
        if not data:
            break
        file.write(data)
        size += len(data)
client_socket.close()
print("下载完成:", size)
