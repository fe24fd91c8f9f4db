using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir;

/// <summary>Addresses of contracts that are on no chain.</summary>
internal sealed class MockDeployment : FabstirDeployment
{
    private static readonly DateOnly Revision = new(2026, 2, 26);

    public override string Name => "Mock";

    /// <summary>An id of no chain that is known.</summary>
    public override ulong ChainId => 0xFAB571;

    public override DeployedContract JobMarketplace { get; } = Contract(1);

    public override DeployedContract NodeRegistry { get; } = Contract(2);

    public override DeployedContract ModelRegistry { get; } = Contract(3);

    public override DeployedContract ProofSystem { get; } = Contract(4);

    public override DeployedContract HostEarnings { get; } = Contract(5);

    public override DeployedToken Usdc { get; } = new(AddressOf(6), "USDC", Payment.UsdcDecimals, Revision, "Fabstir.Sdk");

    public override DeployedToken Fab { get; } = new(AddressOf(7), "FAB", 18, Revision, "Fabstir.Sdk");

    private static DeployedContract Contract(byte number) => new(AddressOf(number), Revision, "Fabstir.Sdk");

    private static Address AddressOf(byte number) => new([.. new byte[Address.Size - 2], 0xFA, number]);
}
