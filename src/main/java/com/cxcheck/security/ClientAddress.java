package com.cxcheck.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** The key by which limits count. */
public final class ClientAddress {

    private ClientAddress() {}

    /** Returns an IPv4 address as it is, and the 64-bit network of an IPv6 address, since one customer has all of it. */
    public static String at(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, 8)
                    : parsed.getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
