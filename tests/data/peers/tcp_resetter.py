# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""不礼貌的 TCP 服务器: tcp_resetter.py 端口

收到第一条消息后发送 RST，而不是正常关闭。"""
import socket
import struct
import sys

server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server_socket.bind(("127.0.0.1", int(sys.argv[1])))
server_socket.listen(5)
print("监听端口:", server_socket.getsockname()[1])

client_socket, address = server_socket.accept()
client_socket.recv(1024)
# 延迟时间为 0 的 linger: 关闭时立即复位连接
client_socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
client_socket.close()
