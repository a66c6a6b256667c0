# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""UDP 发送端: udp_sender.py 主机 端口 消息…"""
import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])

# 创建 UDP 套接字，不需要连接
udp_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for message in sys.argv[3:]:
    udp_socket.sendto(message.encode("utf-8"), (host, port))
    print("已发送:", message)
udp_socket.close()
