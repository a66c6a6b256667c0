# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""UDP 接收端: udp_receiver.py 端口 (0 表示由系统选择)，收到 exit 就退出"""
import socket
import sys

udp_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp_socket.bind(("127.0.0.1", int(sys.argv[1])))
print("绑定端口:", udp_socket.getsockname()[1])

while True:
    data, address = udp_socket.recvfrom(1024)  # 一次最多接收 1024 字节
    text = data.decode("utf-8")
    print("来自", address[1], "的消息:", text)
    if text.strip() == "exit":
        break
    udp_socket.sendto(("收到: " + text).encode("utf-8"), address)
udp_socket.close()
print("再见")
