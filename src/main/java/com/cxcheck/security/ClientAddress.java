package com.cxcheck.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Who asks, as far as limits are concerned. */
public final class ClientAddress {

    private ClientAddress() {}

    /** Who an address stands for: itself, but all of a network of 64 bits with IPv6, which is what one customer is given. */
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
