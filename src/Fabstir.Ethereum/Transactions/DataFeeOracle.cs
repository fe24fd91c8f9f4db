using Fabstir.Abi;
using Fabstir.Abi.Codecs;

namespace Fabstir.Ethereum;

/// <summary>
/// What a rollup of the OP Stack, such as Base, takes for publishing a transaction on the chain below. It is no part of the gas, and no transaction can limit
/// it. Thread-safe.
/// </summary>
/// <remarks>
/// Source of address and function: the specification of the OP Stack, "Predeploys", GasPriceOracle. Chains without code there have no such fee.
/// </remarks>
internal sealed class DataFeeOracle(JsonRpcClient client)
{
    private static readonly Address GasPriceOracle = Address.Parse("0x420000000000000000000000000000000000000F");

    // 0 not asked, 1 there is none, 2 there is one.
    private int _oracle;

    /// <summary>What it would be now; nothing where there is no such fee, or nobody can tell.</summary>
    /// <exception cref="NodeUnreachableException">No whole answer came.</exception>
    public async Task<Wei> EstimateAsync(UnsignedTransaction transaction, CancellationToken cancellationToken)
    {
        if (!await HasOracleAsync(cancellationToken).ConfigureAwait(false))
        {
            return Wei.Zero;
        }

        CallRequest call = new() { To = GasPriceOracle, Data = EncodeCall(transaction.EncodeUnsigned()) };
        JsonRpcReply<Bytes> reply = await client.ReplyAsync(EthRequests.Call(call, BlockReference.Latest), cancellationToken).ConfigureAwait(false);
        return reply.TryGetResult(out Bytes fee) && fee.Length == UInt256.Size ? new Wei(UInt256.ReadBigEndian(fee.AsSpan())) : Wei.Zero;
    }

    private async Task<bool> HasOracleAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _oracle) == 0)
        {
            Bytes code = await client.SendAsync(EthRequests.Code(GasPriceOracle, BlockReference.Latest), cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _oracle, code.IsEmpty ? 1 : 2);
        }

        return Volatile.Read(ref _oracle) == 2;
    }

    // getL1Fee(bytes)
    private static byte[] EncodeCall(byte[] transaction) => [0x49, 0x94, 0x8e, 0x0e, .. AbiData.Encode<Bytes, BytesCodec>(transaction)];
}
