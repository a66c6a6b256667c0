# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""TCP 聊天客户端: tcp_chat_client.py 主机 端口 编码

一个线程接收，主线程发送从键盘输入的每一行，输入 88 结束。"""
import socket
import sys
import threading

host, port, encoding = sys.argv[1], int(sys.argv[2]), sys.argv[3]
sys.stdout.reconfigure(line_buffering=True)

chat_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
chat_socket.connect((host, port))
print("已加入聊天")


def receive():
    while True:
        data = chat_socket.recv(1024)
        if not data:
            print("聊天结束")
            return
        print("有人说:", data.decode(encoding).rstrip("\n"))


receiver = threading.Thread(target=receive)
receiver.start()
for line in sys.stdin:
    words = line.rstrip("\n")
    chat_socket.send((words + "\n").encode(encoding))
    if words == "88":
        break
chat_socket.shutdown(socket.SHUT_WR)
receiver.join()
chat_socket.close()
