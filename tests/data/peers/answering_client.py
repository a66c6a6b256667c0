# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""会自动应答的客户端: answering_client.py tcp|udp 端口 [应答]（先说一句，然后收到什么发回什么，或总是发回同一句）"""
import socket
import sys
import time

kind = socket.SOCK_STREAM if sys.argv[1] == "tcp" else socket.SOCK_DGRAM
answer = sys.argv[3].encode("utf-8") if len(sys.argv) > 3 else None
client = socket.socket(socket.AF_INET, kind)
client.connect(("127.0.0.1", int(sys.argv[2])))
client.sendall("你好".encode("utf-8"))

# 每十轮打印一次：轮数，以及从第一句起的秒数
begin = time.monotonic()
rounds = 0
while message := client.recv(4096):
    client.sendall(answer or message)
    rounds += 1
    if rounds % 10 == 0:
        print(rounds, time.monotonic() - begin, flush=True)
