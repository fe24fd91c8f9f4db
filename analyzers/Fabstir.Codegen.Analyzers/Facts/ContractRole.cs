namespace Fabstir.Codegen.Analyzers.Facts;

/// <summary>What stands at an address. The names are those of the members of a deployment.</summary>
internal enum ContractRole
{
    None,
    JobMarketplace,
    NodeRegistry,
    ModelRegistry,
    ProofSystem,
    HostEarnings,
    Usdc,
    Fab,

    /// <summary>Held deposits until September 2025; the marketplace does so itself since.</summary>
    PaymentEscrow,
}
