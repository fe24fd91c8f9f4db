using Fabstir.Abi;

namespace Fabstir.Contracts;

/// <summary>The marketplace on Base Sepolia, the test network of Base: the revision of 2026-02-26.</summary>
/// <remarks>
/// The addresses are those of proxies, whose implementations the owner may replace. Limits that an administrator can change are not here: they are
/// read from the chain.
/// </remarks>
public sealed class BaseSepoliaDeployment : FabstirDeployment
{
    /// <summary>The id of Base Sepolia.</summary>
    public const ulong Id = 84532;

    private const string NodeConfiguration = "Fabstir/fabstir-llm-node, .env.prod.example";
    private const string ContractChangelog = "Fabstir/fabstir-llm-node, client-abis/CHANGELOG.md of the contract documents in it";

    private static readonly DateOnly Redeployment = new(2026, 2, 22);
    private static readonly DateOnly Revision = new(2026, 2, 26);

    internal BaseSepoliaDeployment()
    {
    }

    /// <inheritdoc/>
    public override string Name => "Base Sepolia";

    /// <inheritdoc/>
    public override ulong ChainId => Id;

    /// <inheritdoc/>
    [KnownAddress(Id, "0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4")]
    public override DeployedContract JobMarketplace { get; } = Contract("0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4", Redeployment, ContractChangelog);

    /// <inheritdoc/>
    [KnownAddress(Id, "0x8BC0Af4aAa2dfb99699B1A24bA85E507de10Fd22")]
    public override DeployedContract NodeRegistry { get; } = Contract("0x8BC0Af4aAa2dfb99699B1A24bA85E507de10Fd22", Revision, NodeConfiguration);

    /// <inheritdoc/>
    [KnownAddress(Id, "0x1a9d91521c85bD252Ac848806Ff5096bBb9ACDb2")]
    public override DeployedContract ModelRegistry { get; } = Contract("0x1a9d91521c85bD252Ac848806Ff5096bBb9ACDb2", Revision, NodeConfiguration);

    /// <inheritdoc/>
    [KnownAddress(Id, "0xE8DCa89e1588bbbdc4F7D5F78263632B35401B31")]
    public override DeployedContract ProofSystem { get; } = Contract("0xE8DCa89e1588bbbdc4F7D5F78263632B35401B31", Revision, NodeConfiguration);

    /// <inheritdoc/>
    [KnownAddress(Id, "0xE4F33e9e132E60fc3477509f99b9E1340b91Aee0")]
    public override DeployedContract HostEarnings { get; } = Contract("0xE4F33e9e132E60fc3477509f99b9E1340b91Aee0", Revision, NodeConfiguration);

    /// <inheritdoc/>
    [KnownAddress(Id, "0x036CbD53842c5426634e7929541eC2318f3dCF7e")]
    public override DeployedToken Usdc { get; } = Token("0x036CbD53842c5426634e7929541eC2318f3dCF7e", "USDC", decimals: 6);

    /// <inheritdoc/>
    [KnownAddress(Id, "0xC78949004B4EB6dEf2D66e49Cd81231472612D62")]
    public override DeployedToken Fab { get; } = Token("0xC78949004B4EB6dEf2D66e49Cd81231472612D62", "FAB", decimals: 18);

    private static DeployedContract Contract(string address, DateOnly asOf, string source) => new(Address.Parse(address), asOf, source);

    private static DeployedToken Token(string address, string symbol, int decimals) => new(Address.Parse(address), symbol, decimals, Revision, NodeConfiguration);
}
