using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>What the chain knows about whoever asks for a session. Thread-safe.</summary>
internal interface IClientAccounts
{
    /// <summary>Whether an account may spend for a depositor.</summary>
    Task<bool> IsDelegateAsync(Address depositor, Address account, CancellationToken cancellationToken);

    /// <summary>Whether the contract at an address says that a signature is its own (EIP-1271). False where there is none.</summary>
    Task<bool> IsSignedByContractAsync(Address contract, Bytes32 digest, Bytes signature, CancellationToken cancellationToken);
}
