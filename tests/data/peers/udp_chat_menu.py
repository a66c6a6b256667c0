# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""带菜单的 UDP 聊天程序 (GB2312 编码): udp_chat_menu.py 端口"""
import socket
import sys


def send_message(udp_socket):
    port = int(input("请输入对方端口: "))
    text = input("请输入要发送的内容: ")
    # Windows 上的调试助手默认用 GB2312
    udp_socket.sendto(text.encode("gb2312"), ("127.0.0.1", port))


def receive_message(udp_socket):
    data, address = udp_socket.recvfrom(1024)
    print("收到 %d: %s" % (address[1], data.decode("gb2312")))


def main():
    udp_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp_socket.bind(("127.0.0.1", int(sys.argv[1])))
    print("绑定端口:", udp_socket.getsockname()[1])
    while True:
        print("1. 发送  2. 接收  0. 退出")
        choice = input("请选择: ")
        if choice == "1":
            send_message(udp_socket)
        elif choice == "2":
            receive_message(udp_socket)
        elif choice == "0":
            break
        else:
            print("输入有误, 请重新输入")
    udp_socket.close()


main()
