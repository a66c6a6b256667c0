# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""多线程 TCP 服务器: tcp_server_threads.py 端口

每个客户端一个线程，每条消息都用 GBK 回答。"""
import socket
import sys
import threading


def serve(client_socket, address):
    count = 0
    while True:
        data = client_socket.recv(1024)
        if not data:
            break
        count += 1
        text = data.decode("gbk").rstrip("\n")
        print("[%d] %s" % (address[1], text))
        client_socket.send(("第%d条收到: %s\n" % (count, text)).encode("gbk"))
    client_socket.close()


def main():
    server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server_socket.bind(("127.0.0.1", int(sys.argv[1])))
    server_socket.listen(128)
    print("监听端口:", server_socket.getsockname()[1])
    while True:
        client_socket, address = server_socket.accept()
        thread = threading.Thread(target=serve, args=(client_socket, address), daemon=True)
        thread.start()


main()
