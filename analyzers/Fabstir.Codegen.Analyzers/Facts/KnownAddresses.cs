namespace Fabstir.Codegen.Analyzers.Facts;

/// <summary>The deployments of the marketplace on Base Sepolia, chain 84532, from August 2025 to the revision of 2026-02-26.</summary>
internal static class KnownAddresses
{
    public const ulong ChainId = 84532;

    private const int Length = 42;

    /// <summary>The day of the deployment that is current.</summary>
    public const string CurrentSince = "2026-02-22";

    private static readonly KnownAddress[] Table =
    [
        new("0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4", ContractRole.JobMarketplace, AddressKind.Current, "2026-02"),
        new("0x8BC0Af4aAa2dfb99699B1A24bA85E507de10Fd22", ContractRole.NodeRegistry, AddressKind.Current, "2026-02"),
        new("0x1a9d91521c85bD252Ac848806Ff5096bBb9ACDb2", ContractRole.ModelRegistry, AddressKind.Current, "2026-02"),
        new("0xE8DCa89e1588bbbdc4F7D5F78263632B35401B31", ContractRole.ProofSystem, AddressKind.Current, "2026-02"),
        new("0xE4F33e9e132E60fc3477509f99b9E1340b91Aee0", ContractRole.HostEarnings, AddressKind.Current, "2026-02"),
        new("0x036CbD53842c5426634e7929541eC2318f3dCF7e", ContractRole.Usdc, AddressKind.Current, "2026-02"),
        new("0xC78949004B4EB6dEf2D66e49Cd81231472612D62", ContractRole.Fab, AddressKind.Current, "2026-02"),
        new("0x66E590bfc36cf751E640F09Bbf778AaB542752D5", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-08"),
        new("0x6C4283A2aAee2f94BcD2EB04e951EfEa1c35b0B6", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-08"),
        new("0xC30cAA786A6b39eD55e39F6aB275fCB9FD5FAf65", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-08"),
        new("0x870E74D1Fe7D9097deC27651f67422B598b689Cd", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-08"),
        new("0xEB646BF2323a441698B256623F858c8787d70f9F", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-08"),
        new("0x7ce861CC0188c260f3Ba58eb9a4d33e17Eb62304", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-08"),
        new("0x1A173A3703858D2F5EA4Bf48dDEb53FD4278187D", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-08"),
        new("0x9DE1fCABb9e3E903229B47bA737B23fc473173A1", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0x445882e14b22E921c7d4Fe32a7736a32197578AF", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0xc6e3B618E2901b1B2c1beeB4e2bb86fC87D48D2D", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0xebD3bbc24355d05184C7Af753d9d631E2b3aAF7A", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0x6135dfbe0fB50Bc3AF7e9bFD137c5b10ce6D5Dd4", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0xD937c594682Fe74E6e3d06239719805C04BE804A", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0x9A945fFBe786881AaD92C462Ad0bd8aC177A8069", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0x55A702Ab5034810F5B9720Fe15f83CFcf914F56b", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0x001A47Bb8C6CaD9995639b8776AB5816Ab9Ac4E0", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0x6b4D28bD09Ba31394972B55E8870CFD4F835Acb6", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0xc5BACFC1d4399c161034bca106657c0e9A528256", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0x3B632813c3e31D94Fd552b4aE387DD321eec67Ba", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0x56431bDeA20339c40470eC86BC2E3c09B065AFFe", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0xB082ae609D59bfb21073af73eb37BfE4c36Ab1C9", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0x1273E6358aa52Bb5B160c34Bf2e617B745e4A944", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0xAa38E7fcf5D7944eF7c836E8451F3BF93B98364f", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0xdEa1B47872C27458Bb7331Ade99099761C4944Dc", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-09"),
        new("0x462050a4a551c4292586D9c1DE23e3158a9bF3B3", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-10"),
        new("0xe169A4B57700080725f9553E3Cc69885fea13629", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-10"),
        new("0xc6D44D7f2DfA8fdbb1614a8b6675c78D3cfA376E", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-10"),
        new("0x0c942eADAF86855F69Ee4fa7f765bc6466f254A1", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-12"),
        new("0xfD764804C5A5808b79D66746BAF4B65fb4413731", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-12"),
        new("0x5497a28B4bE6b1219F93e6Fcd631E8aCdC173709", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-12"),
        new("0x75C72e8C3eC707D8beF5Ba9b9C4f75CbB5bced97", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-12"),
        new("0xeebEEbc9BCD35e81B06885b63f980FeC71d56e2D", ContractRole.JobMarketplace, AddressKind.Replaced, "2025-12"),
        new("0x3CaCbf3f448B420918A93a88706B26Ab27a3523E", ContractRole.JobMarketplace, AddressKind.Frozen, "2026-01"),
        new("0x95132177F964FF053C1E874b53CF74d819618E06", ContractRole.JobMarketplace, AddressKind.Replaced, "2026-01"),
        new("0x3b96fBD7b463e94463Ae4d0f2629e08cf1F25894", ContractRole.PaymentEscrow, AddressKind.Replaced, "2025-08"),
        new("0x26f27C19F80596d228D853dC39A204f0f6C45C7E", ContractRole.JobMarketplace, AddressKind.Implementation, "2026-01"),
        new("0x1B6C6A1E373E5E00Bf6210e32A6DA40304f6484c", ContractRole.JobMarketplace, AddressKind.Implementation, "2026-01"),
        new("0x51C3F60D2e3756Cc3F119f9aE1876e2B947347ba", ContractRole.JobMarketplace, AddressKind.Implementation, "2026-02"),
        new("0xF6420Cc8d44Ac92a6eE29A5E8D12D00aE91a73B3", ContractRole.NodeRegistry, AddressKind.Replaced, ""),
        new("0x6961532b41A34dC8F663E07E9Ff1A8A4B0F33f7c", ContractRole.NodeRegistry, AddressKind.Replaced, ""),
        new("0x87516C13Ea2f99de598665e14cab64E191A0f8c4", ContractRole.NodeRegistry, AddressKind.Replaced, ""),
        new("0x039AB5d5e8D5426f9963140202F506A2Ce6988F9", ContractRole.NodeRegistry, AddressKind.Replaced, ""),
        new("0x2B745E45818e1dE570f253259dc46b91A82E3204", ContractRole.NodeRegistry, AddressKind.Replaced, ""),
        new("0x2AA37Bb6E9f0a5d0F3b2836f3a5F656755906218", ContractRole.NodeRegistry, AddressKind.Replaced, ""),
        new("0xC8dDD546e0993eEB4Df03591208aEDF6336342D7", ContractRole.NodeRegistry, AddressKind.Replaced, ""),
        new("0xDFFDecDfa0CF5D6cbE299711C7e4559eB16F42D6", ContractRole.NodeRegistry, AddressKind.Replaced, ""),
        new("0x48aa4A8047A45862Da8412FAB71ef66C17c7766d", ContractRole.NodeRegistry, AddressKind.Replaced, ""),
        new("0x906F4A8Cb944E4fe12Fb85Be7E627CeDAA8B8999", ContractRole.NodeRegistry, AddressKind.Replaced, ""),
        new("0x92b2De840bB2171203011A6dBA928d855cA8183E", ContractRole.ModelRegistry, AddressKind.Replaced, ""),
        new("0x2ACcc60893872A499700908889B38C5420CBcFD1", ContractRole.ProofSystem, AddressKind.Replaced, ""),
        new("0x5afB91977e69Cc5003288849059bc62d47E7deeb", ContractRole.ProofSystem, AddressKind.Replaced, ""),
        new("0xcbD91249cC8A7634a88d437Eaa083496C459Ef4E", ContractRole.HostEarnings, AddressKind.Replaced, ""),
        new("0x908962e8c6CE72610021586f85ebDE09aAc97776", ContractRole.HostEarnings, AddressKind.Replaced, ""),
    ];

    private static readonly Dictionary<string, KnownAddress> ByAddress = Index();

    public static IReadOnlyList<KnownAddress> All => Table;

    /// <summary>What is known of an address, in any case of its letters; null for others and for text that is none.</summary>
    public static KnownAddress? Find(string text) =>
        text.Length == Length && text[0] == '0' && text[1] is 'x' or 'X' && ByAddress.TryGetValue(text, out KnownAddress? known) ? known : null;

    /// <summary>What is used today in a role; null when nothing took its place.</summary>
    public static KnownAddress? Current(ContractRole role)
    {
        foreach (KnownAddress known in Table)
        {
            if (known.Role == role && known.Kind == AddressKind.Current)
            {
                return known;
            }
        }

        return null;
    }

    private static Dictionary<string, KnownAddress> Index()
    {
        Dictionary<string, KnownAddress> index = new(Table.Length, StringComparer.OrdinalIgnoreCase);
        foreach (KnownAddress known in Table)
        {
            index.Add(known.Address, known);
        }

        return index;
    }
}
