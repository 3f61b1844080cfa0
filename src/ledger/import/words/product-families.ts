/**
 * Families of products by the look of their model text: who makes them, what kind of thing they are, and how the model is spelt.
 * `spelling` replaces the match; without it the text stays. `kind` codes exist both as asset kind and as device kind.
 */
export interface ProductFamily {
  pattern: RegExp;
  maker?: string;
  kind?:
    | "firewall"
    | "vpn"
    | "router"
    | "wireless_ap"
    | "gateway"
    | "modem"
    | "network_switch"
    | "load_balancer"
    | "storage";
  spelling?: string;
}

export const productFamilies: readonly ProductFamily[] = [
  {
    pattern: /^(?:FortiGate|FGT?)[\s_-]*(?:VM)?[\s_-]*(\d+[A-Z]*(?:-[A-Z]+)*)(?![.\d])/i,
    maker: "Fortinet",
    kind: "firewall",
    spelling: "FortiGate $1",
  },
  { pattern: /^FortiGate/i, maker: "Fortinet", kind: "firewall" },
  { pattern: /^(?:FortiAP|FAP)[\s_-]*(\w+)/i, maker: "Fortinet", kind: "wireless_ap", spelling: "FortiAP $1" },
  {
    pattern: /^(?:FortiSwitch|FSW?)[\s_-]+(\w+)/i,
    maker: "Fortinet",
    kind: "network_switch",
    spelling: "FortiSwitch $1",
  },
  { pattern: /^(?:RTX|NVR|RTV|FWX|RT)[\s-]*(\d{2,4}\w*)/i, maker: "Yamaha", kind: "router" },
  { pattern: /^WLX[\s-]*(\d{3})/i, maker: "Yamaha", kind: "wireless_ap", spelling: "WLX$1" },
  { pattern: /^SW[XPR]\d{4}/i, maker: "Yamaha", kind: "network_switch" },
  { pattern: /^UTX\d+/i, maker: "Yamaha", kind: "firewall" },
  { pattern: /^ASA[\s-]*(55\d{2}(?:-X)?)/i, maker: "Cisco", kind: "firewall", spelling: "ASA $1" },
  { pattern: /^(?:Cisco\s*)?ASA(?![a-z])/i, maker: "Cisco", kind: "firewall" },
  { pattern: /^(?:Firepower|FPR)[\s-]*(\d{4})/i, maker: "Cisco", kind: "firewall", spelling: "Firepower $1" },
  { pattern: /^(?:Catalyst|WS-C\d{4}|C9\d{3})/i, maker: "Cisco", kind: "network_switch" },
  { pattern: /^(?:ISR|C8\d{2}M?J?|C1[19]\d{2}|IR8\d{2}|ASR)/i, maker: "Cisco", kind: "router" },
  { pattern: /^(?:AIR-|Aironet|C91\d{2})/i, maker: "Cisco", kind: "wireless_ap" },
  { pattern: /^MX\d{2,3}\b/i, maker: "Cisco", kind: "firewall" },
  { pattern: /^PA[\s-]*(\d{3,4}\w*)\b/i, maker: "Palo Alto Networks", kind: "firewall", spelling: "PA-$1" },
  { pattern: /^PSA[\s-]*(\d{3,5}\w*)/i, maker: "Pulse Secure", kind: "vpn", spelling: "PSA$1" },
  { pattern: /^MAG[\s-]*(\d{4})/i, maker: "Pulse Secure", kind: "vpn" },
  { pattern: /^ISA[\s-]*(\d{4}\w*)/i, maker: "Ivanti", kind: "vpn", spelling: "ISA$1" },
  { pattern: /^SMA[\s-]*(\d{3,4}v?)\b/i, maker: "SonicWall", kind: "vpn", spelling: "SMA $1" },
  { pattern: /^SRA[\s-]*(\d{4})/i, maker: "SonicWall", kind: "vpn" },
  { pattern: /^(?:TZ|NSA|NSa|NSv)[\s-]*(\d{3,4}\w*)/i, maker: "SonicWall", kind: "firewall" },
  { pattern: /^NetScaler\s*Gateway/i, maker: "Citrix", kind: "vpn" },
  { pattern: /^NetScaler|^(?:MPX|VPX|SDX)[\s-]*\d+/i, maker: "Citrix", kind: "load_balancer" },
  { pattern: /^(?:BIG-?IP)/i, maker: "F5", kind: "load_balancer" },
  { pattern: /^Thunder/i, maker: "A10", kind: "load_balancer" },
  { pattern: /^(?:UNIVERGE\s*)?IX[\s-]*(\d{4}\w*)/i, maker: "NEC", kind: "vpn", spelling: "UNIVERGE IX$1" },
  { pattern: /^(?:Aterm|WG\d{3,4}|WX\d{3,4})/i, maker: "NEC", kind: "wireless_ap" },
  { pattern: /^QX-[SW]/i, maker: "NEC", kind: "network_switch" },
  { pattern: /^(?:Si-R)/i, maker: "Fujitsu", kind: "router" },
  { pattern: /^(?:SR-[SX]|SH\d{4})/i, maker: "Fujitsu", kind: "network_switch" },
  { pattern: /^IPCOM/i, maker: "Fujitsu", kind: "firewall" },
  { pattern: /^(?:SRX|SSG|NetScreen)[\s-]*\d+/i, maker: "Juniper", kind: "firewall" },
  { pattern: /^(?:EX|QFX)\d{4}/i, maker: "Juniper", kind: "network_switch" },
  { pattern: /^(?:Firebox|XTM|T[2348][05]\b)/i, maker: "WatchGuard", kind: "firewall" },
  { pattern: /^(?:XGS?|SG)[\s-]*\d{3}/i, maker: "Sophos", kind: "firewall" },
  { pattern: /^(?:Quantum\s*Spark|CheckPoint\s*\d+|SMB\d+)/i, maker: "Check Point", kind: "firewall" },
  { pattern: /^(?:CentreCOM\s*)?(?:AT-)?AR\d{3,4}\w*/i, maker: "Allied Telesis", kind: "router" },
  { pattern: /^(?:CentreCOM\s*)?AT-(?:x|SBx|GS|FS|SH|IE)\w*/i, maker: "Allied Telesis", kind: "network_switch" },
  { pattern: /^AT-TQ\w*/i, maker: "Allied Telesis", kind: "wireless_ap" },
  { pattern: /^AX\d{4}\w*/i, maker: "ALAXALA", kind: "network_switch" },
  { pattern: /^Apresia\w*/i, maker: "APRESIA", kind: "network_switch" },
  { pattern: /^FITELnet/i, maker: "Furukawa Electric", kind: "router" },
  { pattern: /^SEIL/i, maker: "IIJ", kind: "router" },
  { pattern: /^(?:FutureNet|NXR|XR-\d)/i, maker: "Century Systems", kind: "router" },
  { pattern: /^(?:TransPort|WR\d{2}|Digi\s*(?:EX|IX)\d+)/i, maker: "Digi", kind: "gateway" },
  { pattern: /^(?:Rooster|AX\d{3}S?\b)/i, maker: "Suncomm", kind: "router" },
  { pattern: /^INSメイト/, kind: "router" },
  { pattern: /^(?:PR|RX|RT|XG)-\d{3}\w*$/i, maker: "NTT East", kind: "router" },
  { pattern: /^(?:WSR|WXR|WHR|WZR|WAPM|WAPS|FS-)[\w-]*/i, maker: "Buffalo", kind: "wireless_ap" },
  { pattern: /^BS-G[\w-]*/i, maker: "Buffalo", kind: "network_switch" },
  { pattern: /^(?:TeraStation|LinkStation|TS\d{4}\w*)/i, maker: "Buffalo", kind: "storage" },
  { pattern: /^(?:R\d50|R\d20|ZoneDirector)\b/i, maker: "Ruckus", kind: "wireless_ap" },
  { pattern: /^(?:UniFi|UAP|U6)/i, maker: "Ubiquiti", kind: "wireless_ap" },
  { pattern: /^iPad\s*\(?第(\d{1,2})世代\)?$/i, maker: "Apple", spelling: "iPad ($1th generation)" },
];
