# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""UDP 双向聊天: udp_chat_threads.py 本地端口 对方端口

一个线程接收，主线程发送从键盘输入的每一行。"""
import socket
import sys
import threading

udp_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp_socket.bind(("127.0.0.1", int(sys.argv[1])))
peer = ("127.0.0.1", int(sys.argv[2]))
print("绑定端口:", udp_socket.getsockname()[1])


def receive():
    while True:
        data, address = udp_socket.recvfrom(1024)
        print("对方说:", data.decode("utf-8").rstrip("\n"))


# 守护线程: 主线程结束时它也结束
threading.Thread(target=receive, daemon=True).start()

for line in sys.stdin:
    udp_socket.sendto(line.rstrip("\n").encode("utf-8"), peer)
