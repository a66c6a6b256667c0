# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""TCP 客户端: tcp_client.py 主机 端口 编码 消息…

每条消息发送后等待一次回答。"""
import socket
import sys

host, port, encoding = sys.argv[1], int(sys.argv[2]), sys.argv[3]

client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client_socket.connect((host, port))
print("已连接服务器")
for message in sys.argv[4:]:
    client_socket.send(message.encode(encoding))
    answer = client_socket.recv(1024)
    print("服务器回答:", answer.decode(encoding).rstrip("\n"))
client_socket.close()
print("连接已关闭")
