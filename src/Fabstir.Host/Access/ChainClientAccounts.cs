using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>Asks the marketplace, and the contracts of wallets.</summary>
internal sealed class ChainClientAccounts(FabstirClient client) : IClientAccounts
{
    // bytes4(keccak256("isValidSignature(bytes32,bytes)")), which EIP-1271 has contracts return.
    private static readonly Bytes4 IsValid = Bytes4.Parse("0x1626ba7e");

    public Task<bool> IsDelegateAsync(Address depositor, Address account, CancellationToken cancellationToken) =>
        client.Payments.IsDelegateAsync(account, depositor, cancellationToken);

    public Task<bool> IsSignedByContractAsync(Address contract, Bytes32 digest, Bytes signature, CancellationToken cancellationToken) => client.Connection.RunAsync(
        "access.check_signature",
        async token =>
        {
            try
            {
                Erc1271 wallet = new(client.Connection.Node.Transport, contract);
                return await wallet.IsValidSignatureAsync(digest, signature, cancellationToken: token).ConfigureAwait(false) == IsValid;
            }
            catch (Exception e) when (e is ContractRevertedException or AbiFormatException or ContractNotFoundException)
            {
                // No contract, or none that knows of signatures, or one that refuses this one.
                return false;
            }
        },
        cancellationToken);
}
