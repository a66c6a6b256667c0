# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""UDP 聊天，88 结束: udp_chat_88.py 本地端口 对方端口 编码

双方轮流说话: 先发送一行，再等对方的一句。谁发送 88，聊天就结束。"""
import socket
import sys

encoding = sys.argv[3]
udp_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp_socket.bind(("127.0.0.1", int(sys.argv[1])))
print("绑定端口:", udp_socket.getsockname()[1])

for line in sys.stdin:
    words = line.rstrip("\n")
    udp_socket.sendto(words.encode(encoding), ("127.0.0.1", int(sys.argv[2])))
    if words == "88":
        print("我方结束聊天")
        break
    data, address = udp_socket.recvfrom(1024)
    answer = data.decode(encoding).rstrip("\n")
    print("对方说:", answer)
    if answer == "88":
        print("对方结束聊天")
        break
udp_socket.close()
