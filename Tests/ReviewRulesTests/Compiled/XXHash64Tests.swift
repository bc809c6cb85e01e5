import Testing

@testable import ReviewRules

@Suite("XXH64")
struct XXHash64Tests {
    // Computed with python-xxhash 4.1.0 (xxHash 0.8.4), the first three also in the xxHash specification's test vectors.
    @Test(
        "is that of the reference implementation",
        arguments: [
            ("", 0xef46_db37_51d8_e999), ("a", 0xd24e_c4f1_a98c_6e5b), ("abc", 0x44bc_2cf5_ad77_0999),
            ("as", 0x1c33_0fb2_d66b_e179), ("asd", 0x631c_37ce_72a9_7393), ("asdf", 0x4158_72f5_99ce_a71e),
            ("Nobody inspects the spammish repetition", 0xfbce_a83c_8a37_8bf1),
            ("Call me Ishmael. Some years ago--never mind how long precisely-", 0x02a2_e854_70d6_fd96),
        ] as [(String, UInt64)])
    func texts(text: String, hash: UInt64) {
        #expect(XXHash64.hash(Array(text.utf8).span.bytes) == hash)
    }

    // Of the first `length` bytes of 3, 10, 17, … (mod 256), without a seed and with the golden ratio's 64 bits as one.
    @Test(
        "is that of the reference implementation at every length of its steps, seeded or not",
        arguments: [
            (1, 0x1f25_c8d0_bc1f_4bb6, 0x7982_6bcd_749d_267a), (3, 0x31d2_363f_52e5_64c9, 0x78ef_d775_75e2_6575),
            (4, 0x9bb6_4b7d_66ee_9fda, 0x6f0a_6c97_d68b_f353), (5, 0xc760_8efd_db70_51fe, 0xa677_b535_c22b_67a5),
            (7, 0x9a7b_1499_59ce_60d8, 0xd97e_de93_c9d6_6a0d), (8, 0xdab9_9d95_c6f9_0092, 0xa2f1_e284_37a7_8a1b),
            (9, 0x170b_b6bf_975b_4c02, 0x9c9a_3cd8_3532_d84f), (12, 0xd52e_4078_33af_5133, 0xbcc9_f0d6_16ff_9a7b),
            (15, 0x1b47_cb82_43cc_8e32, 0xe2ec_50a5_44fa_ec61), (16, 0x4348_5023_2b78_7be2, 0x9335_1859_a728_6376),
            (31, 0xa2aa_5f33_cc4a_6119, 0x7554_3727_1d1d_0a84), (32, 0x23c3_c17e_f790_fd97, 0xbf62_4b93_2c09_0428),
            (33, 0x50a7_cfc7_ba58_8784, 0x7ace_af1e_9d34_ea35), (36, 0xc0b5_2b0d_cc5e_3f7f, 0xc214_3dc5_8c00_7451),
            (40, 0xb620_306b_253d_76b6, 0x3b36_66e2_50c8_3a50), (63, 0x5e3e_54b4_31c7_493c, 0x2c8d_dce5_c85d_0d9d),
            (64, 0x0eb6_4b3e_f6ee_b01f, 0x4af3_41f1_4e3a_6fc9), (65, 0xa383_b724_b2bd_12f1, 0x8e9e_5806_4540_0102),
            (255, 0x39ae_55a2_9989_206f, 0x8310_ff6a_20ca_dfad), (256, 0x00cf_c520_7dd8_e201, 0x05da_853c_bd23_2c06),
        ] as [(Int, UInt64, UInt64)])
    func lengths(length: Int, hash: UInt64, seeded: UInt64) {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: 7 * $0 + 3) }
        #expect(XXHash64.hash(bytes.span.bytes) == hash)
        #expect(XXHash64.hash(bytes.span.bytes, seed: 0x9E37_79B9_7F4A_7C15) == seeded)
    }

    @Test("does not depend on where the bytes stand in memory")
    func alignment() {
        let bytes = (0..<100).map { UInt8(truncatingIfNeeded: 7 * $0 + 3) }
        for shift in 0..<8 {
            let shifted = [UInt8](repeating: 0, count: shift) + bytes
            #expect(XXHash64.hash(shifted.span.extracting(shift...).bytes) == 0xa61f_8d4c_170f_e531)
        }
    }
}
